{{%AUTOESCAPE context="HTML"}}
<div class="field{{#NAME_ERROR}} wrong{{/NAME_ERROR}}">
<label for="account_name">{{_ account: Account name}}</label>
<p class="hint" id="account_name-hint">{{_ account: The name is for you: “Masha”, “My son’s diary”. Each child has their own.}}</p>
{{#NAME_ERROR}}<p class="error" id="account_name-error"><span class="hidden">{{_ account: Error:}} </span>{{TEXT}}</p>
{{/NAME_ERROR}}<input id="account_name" name="account_name" type="text" value="{{ACCOUNT_NAME}}" autocomplete="off" aria-describedby="account_name-hint{{#NAME_ERROR}} account_name-error{{/NAME_ERROR}}"{{#NAME_ERROR}} aria-invalid="true"{{/NAME_ERROR}}>
</div>
