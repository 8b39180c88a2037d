{{%AUTOESCAPE context="HTML"}}
{{>ERRORS}}
<h1>{{HEADING}}</h1>
<form class="form" method="post" action="{{ADDRESS}}" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
{{>NAME_FIELD}}<div class="actions"><button type="submit" class="govuk-button">{{_ accounts: Save}}</button><a class="quiet" href="/accounts">{{_ account: Cancel}}</a></div>
</form>
