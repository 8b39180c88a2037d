{{%AUTOESCAPE context="HTML"}}
<div class="field{{#LOGIN_ERROR}} wrong{{/LOGIN_ERROR}}">
<label for="mrko_login">{{_ account: MRKO login}}</label>
<p class="hint" id="mrko_login-hint">{{_ account: The class teacher gives the login and password.}}</p>
{{#LOGIN_ERROR}}<p class="error" id="mrko_login-error"><span class="hidden">{{_ account: Error:}} </span>{{TEXT}}</p>
{{/LOGIN_ERROR}}<input id="mrko_login" name="mrko_login" type="text" value="{{MRKO_LOGIN}}" autocomplete="username" autocapitalize="none" spellcheck="false" inputmode="email" aria-describedby="mrko_login-hint{{#LOGIN_ERROR}} mrko_login-error{{/LOGIN_ERROR}}"{{#LOGIN_ERROR}} aria-invalid="true"{{/LOGIN_ERROR}}>
</div>
<div class="field{{#PASSWORD_ERROR}} wrong{{/PASSWORD_ERROR}}">
<label for="mrko_password">{{_ account: MRKO password}}</label>
<p class="hint" id="mrko_password-hint">{{#TO_ENTER}}{{_ account: This is not the portal password.}}{{/TO_ENTER}}{{#KEPT}}{{_ account: The password is entered already. Leave the field empty to keep it.}}{{/KEPT}}</p>
{{#PASSWORD_ERROR}}<p class="error" id="mrko_password-error"><span class="hidden">{{_ account: Error:}} </span>{{TEXT}}</p>
{{/PASSWORD_ERROR}}<div class="password"><input id="mrko_password" name="mrko_password" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false" aria-describedby="mrko_password-hint{{#PASSWORD_ERROR}} mrko_password-error{{/PASSWORD_ERROR}}"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}}><button type="button" class="plain" hidden data-reveal="mrko_password"><span data-show="{{_ account: Show}}" data-hide="{{_ account: Hide}}">{{_ account: Show}}</span><span class="hidden"> {{_ account: the password}}</span></button></div>
</div>
