{{%AUTOESCAPE context="HTML"}}
<h1>{{_ bar: Is my school connected?}}</h1>
<form class="search" method="get" action="/schools" role="search">
<label class="govuk-label" for="q">{{_ school: Number or name of the school}}</label>
<p class="govuk-hint" id="q-hint">{{_ school: For example 1234 or gymnasium}}</p>
<div class="search-row"><input class="govuk-input" type="search" id="q" name="q" value="{{ASKED}}" maxlength="80" autocomplete="off" aria-describedby="q-hint">
<button type="submit" class="govuk-button small">{{_ help: Find}}</button></div>
</form>
{{#FOUND}}<p class="found" role="status">{{FOUND}}</p>
{{/FOUND}}{{#NOT_FOUND}}<div class="empty">
<p role="status">{{_ school: No school of the diary is called so.}}</p>
<p>{{_ school: Check the number, or search by one word of the name. If the school is not here, it is not connected: ask the school itself when it will be.}}</p>
</div>
{{/NOT_FOUND}}{{#NO_SCHOOLS}}<div class="empty"><p>{{_ school: No school is connected yet.}}</p></div>
{{/NO_SCHOOLS}}{{#LIST}}<ul class="schools">
{{#SCHOOL}}<li><a href="{{SCHOOL_ADDRESS}}">{{NAME}}</a><span>{{STANDING}}</span>{{#ADDRESS}}<span>{{ADDRESS}}</span>{{/ADDRESS}}</li>
{{/SCHOOL}}</ul>
{{/LIST}}{{#MORE}}<p>{{_ school: These are the first of them. Type more of the name to see the others.}}</p>
{{/MORE}}<ul class="ways">
<li><a href="/help#login">{{_ school: Where the login and password come from}}</a></li>
</ul>
