{{%AUTOESCAPE context="HTML"}}
<p class="step">{{_ account: Step 1 of 2}}</p>
{{>ERRORS}}
<h1>{{HEADING}}</h1>
<form class="form" method="post" action="/accounts/new" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="govuk-form-group{{#NAME_ERROR}} govuk-form-group--error{{/NAME_ERROR}}">
<label class="govuk-label" for="account_name">{{_ account: Account name}}</label>
<p class="govuk-hint" id="account_name-hint">{{_ account: The name is for you: “Masha”, “My son’s diary”. Each child has their own.}}</p>
{{#NAME_ERROR}}<p class="govuk-error-message" id="account_name-error"><span class="hidden">{{_ account: Error:}} </span>{{TEXT}}</p>
{{/NAME_ERROR}}<input class="govuk-input{{#NAME_ERROR}} govuk-input--error{{/NAME_ERROR}}" id="account_name" name="account_name" type="text" value="{{ACCOUNT_NAME}}" autocomplete="off" aria-describedby="account_name-hint{{#NAME_ERROR}} account_name-error{{/NAME_ERROR}}"{{#NAME_ERROR}} aria-invalid="true"{{/NAME_ERROR}}>
</div>
<div class="govuk-form-group{{#LOGIN_ERROR}} govuk-form-group--error{{/LOGIN_ERROR}}">
<label class="govuk-label" for="mrko_login">{{_ account: MRKO login}}</label>
<p class="govuk-hint" id="mrko_login-hint">{{_ account: The class teacher gives the login and password.}}</p>
{{#LOGIN_ERROR}}<p class="govuk-error-message" id="mrko_login-error"><span class="hidden">{{_ account: Error:}} </span>{{TEXT}}</p>
{{/LOGIN_ERROR}}<input class="govuk-input{{#LOGIN_ERROR}} govuk-input--error{{/LOGIN_ERROR}}" id="mrko_login" name="mrko_login" type="text" value="{{MRKO_LOGIN}}" autocomplete="username" autocapitalize="none" spellcheck="false" inputmode="email" aria-describedby="mrko_login-hint{{#LOGIN_ERROR}} mrko_login-error{{/LOGIN_ERROR}}"{{#LOGIN_ERROR}} aria-invalid="true"{{/LOGIN_ERROR}}>
</div>
<div class="govuk-form-group{{#PASSWORD_ERROR}} govuk-form-group--error{{/PASSWORD_ERROR}}">
<label class="govuk-label" for="mrko_password">{{_ account: MRKO password}}</label>
<p class="govuk-hint" id="mrko_password-hint">{{#TO_ENTER}}{{_ account: This is not the portal password.}}{{/TO_ENTER}}{{#KEPT}}{{_ account: The password is entered already. Leave the field empty to keep it.}}{{/KEPT}}</p>
{{#PASSWORD_ERROR}}<p class="govuk-error-message" id="mrko_password-error"><span class="hidden">{{_ account: Error:}} </span>{{TEXT}}</p>
{{/PASSWORD_ERROR}}<div class="password"><input class="govuk-input{{#PASSWORD_ERROR}} govuk-input--error{{/PASSWORD_ERROR}}" id="mrko_password" name="mrko_password" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false" aria-describedby="mrko_password-hint{{#PASSWORD_ERROR}} mrko_password-error{{/PASSWORD_ERROR}}"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}}><button type="button" class="govuk-button govuk-button--secondary" hidden data-reveal="mrko_password"><span data-show="{{_ account: Show}}" data-hide="{{_ account: Hide}}">{{_ account: Show}}</span><span class="hidden"> {{_ account: the password}}</span></button></div>
</div>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{_ account: Where do I get the login and password?}}</span></summary><div class="govuk-details__text"><p>{{_ account: The class teacher gives the MRKO login and password. If they are lost, the class teacher can issue new ones.}}</p></div></details>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{_ account: How does the MRKO login differ from the portal login?}}</span></summary><div class="govuk-details__text"><p>{{_ account: The portal login is yours and opens public services. The MRKO login belongs to the pupil and opens only the school diary.}}</p></div></details>
<div class="actions"><button type="submit" class="govuk-button">{{_ account: Continue}}</button>{{#CANCEL}}<a class="quiet" href="{{CANCEL_ADDRESS}}">{{_ account: Cancel}}</a>{{/CANCEL}}</div>
</form>
