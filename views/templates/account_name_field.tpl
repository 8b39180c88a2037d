{{%AUTOESCAPE context="HTML"}}
<div class="govuk-form-group{{#NAME_ERROR}} govuk-form-group--error{{/NAME_ERROR}}">
<label class="govuk-label" for="account_name">{{_ account: Account name}}</label>
<p class="govuk-hint" id="account_name-hint">{{_ account: The name is for you: “Masha”, “My son’s diary”. Each child has their own.}}</p>
{{#NAME_ERROR}}<p class="govuk-error-message" id="account_name-error"><span class="hidden">{{_ account: Error:}} </span>{{TEXT}}</p>
{{/NAME_ERROR}}<input class="govuk-input{{#NAME_ERROR}} govuk-input--error{{/NAME_ERROR}}" id="account_name" name="account_name" type="text" value="{{ACCOUNT_NAME}}" autocomplete="off" aria-describedby="account_name-hint{{#NAME_ERROR}} account_name-error{{/NAME_ERROR}}"{{#NAME_ERROR}} aria-invalid="true"{{/NAME_ERROR}}>
</div>
