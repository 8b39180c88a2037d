{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
<ul class="points">
<li>{{_ accounts: The diary disappears from your list on all devices, and its addresses open nothing.}}</li>
<li>{{_ accounts: Nothing is deleted at school: marks, homework and the MRKO login stay.}}</li>
<li>{{_ accounts: To bring it back, add the child again with the MRKO login and password.}}</li>
{{#OTHERS}}<li>{{OTHERS}}</li>{{/OTHERS}}
</ul>
<form class="form" method="post" action="{{ADDRESS}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="actions"><button type="submit" class="govuk-button govuk-button--warning">{{_ accounts: Remove from the list}}</button><a class="quiet" href="/accounts">{{_ account: Cancel}}</a></div>
</form>
