{{%AUTOESCAPE context="HTML"}}
{{#DONE}}<div class="banner" role="status"><p>{{_ sessions: That device is signed out.}}</p></div>{{/DONE}}
<h1>{{_ sessions: Where you are signed in}}</h1>
<p>{{_ sessions: If you forgot to sign out somewhere, end it here. Unused for long, each ends by itself.}}</p>
<ul class="accounts">
{{#OWN}}<li>
<h2>{{DEVICE}} — {{_ sessions: this device}}</h2>
<p class="owner">{{_ sessions: Signed in:}} {{BEGUN}}</p>
</li>
{{/OWN}}{{#OTHER}}<li>
<h2>{{DEVICE}}</h2>
<p class="owner">{{_ sessions: Signed in:}} {{BEGUN}}<br>{{_ sessions: Last used:}} {{LAST_SEEN}}</p>
<form class="account-tools" method="post" action="/sessions"><input type="hidden" name="csrf" value="{{CSRF}}"><button type="submit" class="govuk-button govuk-button--secondary" name="session" value="{{NAME}}">{{_ sessions: End}}<span class="hidden"> — {{DEVICE}}, {{BEGUN}}</span></button></form>
</li>
{{/OTHER}}
</ul>
{{#ALONE}}<p>{{_ sessions: You are signed in nowhere else.}}</p>{{/ALONE}}
{{#SEVERAL}}<form class="actions" method="post" action="/sessions"><input type="hidden" name="csrf" value="{{CSRF}}"><button type="submit" class="govuk-button" name="session" value="others">{{_ sessions: End all but this one}}</button></form>{{/SEVERAL}}
