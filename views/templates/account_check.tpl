{{%AUTOESCAPE context="HTML"}}
<p class="step">{{_ account: Step 2 of 2}}</p>
<h1>{{_ account: Check the data}}</h1>
<dl class="summary">
<div><dt>{{_ account: Name}}</dt><dd>{{ACCOUNT_NAME}}</dd><dd class="change"><a href="{{CHANGE_NAME}}">{{_ account: Change}}<span class="hidden"> {{_ account: the account name}}</span></a></dd></div>
<div><dt>{{_ account: Pupil}}</dt><dd>{{PUPIL}}</dd></div>
<div><dt>{{_ account: School}}</dt><dd>{{SCHOOL}}</dd></div>
<div><dt>{{_ account: Login}}</dt><dd>{{MRKO_LOGIN}}</dd><dd class="change"><a href="{{CHANGE_LOGIN}}">{{_ account: Change}}<span class="hidden"> {{_ account: the MRKO login}}</span></a></dd></div>
<div><dt>{{_ account: Password}}</dt><dd>{{_ account: entered}}</dd><dd class="change"><a href="{{CHANGE_PASSWORD}}">{{_ account: Change}}<span class="hidden"> {{_ account: the MRKO password}}</span></a></dd></div>
</dl>
<p>{{_ account: The diary opens after the button “Finish”.}}</p>
<form class="form" method="post" action="/accounts/check">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="form_id" value="{{FORM_ID}}">
<div class="actions"><button type="submit" class="button">{{_ account: Finish}}</button><a class="quiet" href="{{BACK}}">{{_ account: Back}}</a></div>
</form>
