{{%AUTOESCAPE context="HTML"}}
{{>ERRORS}}
<h1>{{HEADING}}</h1>
<p>{{_ accounts: The school issued a new MRKO password for this child. Until it is entered, this diary is closed; the others work as before. If the login on the new slip is another one, correct it too.}}</p>
<form class="form" method="post" action="{{ADDRESS}}" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="return_to" value="{{RETURN}}">
{{>CREDENTIAL_FIELDS}}<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{_ account: Where do I get the login and password?}}</span></summary><div class="govuk-details__text"><p>{{_ account: The class teacher gives the MRKO login and password. If they are lost, the class teacher can issue new ones.}}</p></div></details>
<div class="actions"><button type="submit" class="govuk-button">{{_ account: Open the diary}}</button><a class="quiet" href="/accounts">{{_ accounts: All diaries}}</a></div>
</form>
