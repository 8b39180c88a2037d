{{%AUTOESCAPE context="HTML"}}
{{#DONE}}<div class="banner" role="status"><p>{{DONE}}</p></div>{{/DONE}}
<h1>{{_ accounts: Children’s diaries}}</h1>
{{#NONE}}<p>{{_ accounts: No diary is connected yet.}}</p>{{/NONE}}
{{#LIST}}<p>{{_ accounts: The diaries stand in this order everywhere: in the menu, on the page of the family.}}</p>
<ol class="accounts">
{{#ACCOUNT}}<li id="{{ID}}">
<h2>{{#OPEN}}<a href="{{DIARY_ADDRESS}}">{{NAME}}</a>{{/OPEN}}{{#RENEWED}}{{NAME}}{{/RENEWED}}</h2>
{{#OPEN}}<p class="owner">{{OWNER}}</p>{{/OPEN}}
{{#RENEWED}}<p class="renewed"><strong>{{_ accounts: a new password is needed}}</strong> <a href="{{PASSWORD_ADDRESS}}">{{_ accounts: Enter the new password}}<span class="hidden"> — {{NAME}}</span></a></p>{{/RENEWED}}
<div class="account-tools">
{{#UP}}<form method="post" action="{{PLACE_ADDRESS}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button type="submit" class="govuk-button govuk-button--secondary" name="place" value="{{PLACE}}">{{_ accounts: Higher}}<span class="hidden"> — {{NAME}}</span></button></form>
{{/UP}}{{#DOWN}}<form method="post" action="{{PLACE_ADDRESS}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button type="submit" class="govuk-button govuk-button--secondary" name="place" value="{{PLACE}}">{{_ accounts: Lower}}<span class="hidden"> — {{NAME}}</span></button></form>
{{/DOWN}}<a class="quiet" href="{{RENAME_ADDRESS}}">{{_ accounts: Rename}}<span class="hidden"> — {{NAME}}</span></a>
<a class="quiet" href="{{REMOVE_ADDRESS}}">{{_ accounts: Remove}}<span class="hidden"> — {{NAME}}</span></a>
</div>
</li>
{{/ACCOUNT}}
</ol>{{/LIST}}
<div class="actions"><a class="govuk-button" href="/accounts/new">{{_ accounts: Add}}</a>{{#LIST}}<a class="quiet" href="/family">{{_ bar: The whole family}}</a>{{/LIST}}</div>
