{{%AUTOESCAPE context="HTML"}}
<p class="step">{{_ account: Step 1 of 2}}</p>
{{>ERRORS}}
<h1>{{HEADING}}</h1>
<form class="form" method="post" action="/accounts/new" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
{{>NAME_FIELD}}{{>CREDENTIAL_FIELDS}}<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{_ account: Where do I get the login and password?}}</span></summary><div class="govuk-details__text"><p>{{_ account: The class teacher gives the MRKO login and password. If they are lost, the class teacher can issue new ones.}}</p></div></details>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{_ account: How does the MRKO login differ from the portal login?}}</span></summary><div class="govuk-details__text"><p>{{_ account: The portal login is yours and opens public services. The MRKO login belongs to the pupil and opens only the school diary.}}</p></div></details>
<div class="actions"><button type="submit" class="govuk-button">{{_ account: Continue}}</button>{{#CANCEL}}<a class="quiet" href="{{CANCEL_ADDRESS}}">{{_ account: Cancel}}</a>{{/CANCEL}}</div>
</form>
