{{%AUTOESCAPE context="HTML"}}
<p class="step">{{_ account: Step 1 of 2}}</p>
{{>ERRORS}}
<h1>{{HEADING}}</h1>
<form class="form" method="post" action="/accounts/new" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
{{>NAME_FIELD}}{{>CREDENTIAL_FIELDS}}<details class="question"><summary>{{_ account: Where do I get the login and password?}}</summary><p>{{_ account: The class teacher gives the MRKO login and password. If they are lost, the class teacher can issue new ones.}}</p></details>
<details class="question"><summary>{{_ account: How does the MRKO login differ from the portal login?}}</summary><p>{{_ account: The portal login is yours and opens public services. The MRKO login belongs to the pupil and opens only the school diary.}}</p></details>
<div class="actions"><button type="submit" class="button">{{_ account: Continue}}</button>{{#CANCEL}}<a class="quiet" href="{{CANCEL_ADDRESS}}">{{_ account: Cancel}}</a>{{/CANCEL}}</div>
</form>
