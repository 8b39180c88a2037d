{{%AUTOESCAPE context="HTML"}}
<div class="feed">
<h1>{{_ section: Calendar on the phone}}</h1>
<p class="owner">{{OWNER}}</p>
{{#MADE}}<section class="secret" role="status" aria-labelledby="secret-title">
<h2 id="secret-title">{{_ feed: The address is ready: copy it now}}</h2>
<p class="govuk-form-group"><label class="govuk-label" for="secret">{{_ feed: Secret address of the calendar}}</label> <input class="govuk-input" id="secret" type="text" readonly value="{{SECRET}}" spellcheck="false" autocomplete="off"></p>
<p class="actions"><a class="govuk-button" href="webcal://{{SUBSCRIBE}}">{{_ feed: Add to this device}}</a><button type="button" class="govuk-button govuk-button--secondary" hidden data-copy="secret" data-copied="{{_ feed: Copied}}">{{_ feed: Copy}}</button></p>
<p>{{_ feed: It is shown this once. We keep no copy that could be read: if you lose it, renew it.}}</p>
</section>
{{/MADE}}
<p>{{_ feed: Lessons, replacements and cancellations, tests, school events, parent meetings and homework appear in the calendar of your phone or computer.}} <strong>{{_ feed: Marks, remarks and absences never do.}}</strong></p>
{{#NONE}}<form class="form" method="post" action="{{ADDRESS}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="actions"><button type="submit" class="govuk-button" name="do" value="create">{{_ feed: Make the address}}</button></div>
</form>
{{/NONE}}{{#LIVE}}<p>{{CREATED}}{{#HIDDEN}} {{_ feed: It works; for secrecy it is not shown again.}}{{/HIDDEN}}</p>
<form class="form" method="post" action="{{ADDRESS}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="actions"><button type="submit" class="govuk-button govuk-button--secondary" name="do" value="renew">{{_ feed: Replace the address}}</button><button type="submit" class="govuk-button govuk-button--secondary" name="do" value="revoke">{{_ feed: Delete the address}}</button></div>
<p class="hint">{{_ feed: The former address stops working at once; calendars that use it are updated no more.}}</p>
</form>
{{/LIVE}}
<h2>{{_ feed: How to add it}}</h2>
<ul class="points">
<li>{{_ feed: On the phone: press “Add to this device” and confirm.}}</li>
<li>{{_ feed: iPhone and iPad: Settings, Calendar, Accounts, Add Account, Other, Add Subscribed Calendar.}}</li>
<li>{{_ feed: Google Calendar, on a computer: Other calendars, “+”, From URL.}}</li>
<li>{{_ feed: Outlook and other programs: add a calendar by its address on the Internet.}}</li>
</ul>
<p>{{_ feed: The program asks for changes itself, some of them only once a day. For what is urgent, look into the diary.}}</p>
<h2>{{_ feed: Who sees it}}</h2>
<p>{{_ feed: Anybody who knows the address sees the timetable, without signing in. Do not pass it on; if it became known, replace it.}}</p>
{{#OF_CHILD}}<p><a class="quiet" href="/family/feed">{{_ feed: One calendar for all your children}}</a></p>
{{/OF_CHILD}}{{#OF_FAMILY}}<p>{{_ feed: Every child has a calendar of its own too: in its diary, “Calendar on the phone”.}}</p>
{{/OF_FAMILY}}
</div>
