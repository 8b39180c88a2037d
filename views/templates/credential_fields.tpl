{{%AUTOESCAPE context="HTML"}}
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
