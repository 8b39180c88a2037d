{{%AUTOESCAPE context="HTML"}}
<p class="step">{{_ account: Step 2 of 2}}</p>
<h1>{{_ account: Check the data}}</h1>
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{_ account: Name}}</dt><dd class="govuk-summary-list__value">{{ACCOUNT_NAME}}</dd><dd class="govuk-summary-list__actions"><a href="{{CHANGE_NAME}}">{{_ account: Change}}<span class="hidden"> {{_ account: the account name}}</span></a></dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{_ account: Pupil}}</dt><dd class="govuk-summary-list__value">{{PUPIL}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{_ account: School}}</dt><dd class="govuk-summary-list__value">{{SCHOOL}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{_ account: Login}}</dt><dd class="govuk-summary-list__value">{{MRKO_LOGIN}}</dd><dd class="govuk-summary-list__actions"><a href="{{CHANGE_LOGIN}}">{{_ account: Change}}<span class="hidden"> {{_ account: the MRKO login}}</span></a></dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{_ account: Password}}</dt><dd class="govuk-summary-list__value">{{_ account: entered}}</dd><dd class="govuk-summary-list__actions"><a href="{{CHANGE_PASSWORD}}">{{_ account: Change}}<span class="hidden"> {{_ account: the MRKO password}}</span></a></dd></div>
</dl>
<p>{{_ account: The diary opens after the button “Finish”.}}</p>
<form class="form" method="post" action="/accounts/check">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="form_id" value="{{FORM_ID}}">
<div class="actions"><button type="submit" class="govuk-button">{{_ account: Finish}}</button><a class="quiet" href="{{BACK}}">{{_ account: Back}}</a></div>
</form>
