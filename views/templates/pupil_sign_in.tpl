{{%AUTOESCAPE context="HTML"}}
{{>ERRORS}}
<h1>{{_ pupil: Sign in as a pupil}}</h1>
<p class="lead">{{_ pupil: Here a pupil opens the own diary by the login and password from the school.}}</p>
<form class="form" method="post" action="/enter/pupil" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="return_to" value="{{RETURN_TO}}">
<div class="govuk-form-group{{#LOGIN_ERROR}} govuk-form-group--error{{/LOGIN_ERROR}}">
<label class="govuk-label" for="mrko_login">{{_ account: MRKO login}}</label>
<p class="govuk-hint" id="mrko_login-hint">{{_ pupil: The pupil’s own login: the parents have another one.}}</p>
{{#LOGIN_ERROR}}<p class="govuk-error-message" id="mrko_login-error"><span class="hidden">{{_ account: Error:}} </span>{{TEXT}}</p>
{{/LOGIN_ERROR}}<input class="govuk-input{{#LOGIN_ERROR}} govuk-input--error{{/LOGIN_ERROR}}" id="mrko_login" name="mrko_login" type="text" value="{{MRKO_LOGIN}}" autocomplete="username" autocapitalize="none" spellcheck="false" inputmode="email" aria-describedby="mrko_login-hint{{#LOGIN_ERROR}} mrko_login-error{{/LOGIN_ERROR}}"{{#LOGIN_ERROR}} aria-invalid="true"{{/LOGIN_ERROR}}>
</div>
<div class="govuk-form-group{{#PASSWORD_ERROR}} govuk-form-group--error{{/PASSWORD_ERROR}}">
<label class="govuk-label" for="mrko_password">{{_ account: MRKO password}}</label>
{{#PASSWORD_ERROR}}<p class="govuk-error-message" id="mrko_password-error"><span class="hidden">{{_ account: Error:}} </span>{{TEXT}}</p>
{{/PASSWORD_ERROR}}<div class="password"><input class="govuk-input" id="mrko_password" name="mrko_password" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false"{{#PASSWORD_ERROR}} aria-describedby="mrko_password-error" aria-invalid="true"{{/PASSWORD_ERROR}}><button type="button" class="govuk-button govuk-button--secondary" hidden data-reveal="mrko_password"><span data-show="{{_ account: Show}}" data-hide="{{_ account: Hide}}">{{_ account: Show}}</span><span class="hidden"> {{_ account: the password}}</span></button></div>
</div>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{_ account: Where do I get the login and password?}}</span></summary><div class="govuk-details__text"><p>{{_ pupil: The class teacher hands them out for the pupil. If they are lost, the class teacher can issue new ones.}}</p></div></details>
<div class="actions"><button type="submit" class="govuk-button">{{_ pupil: Open the diary}}</button><a class="quiet" href="/enter">{{_ pupil: Parents sign in through the portal}}</a></div>
</form>
