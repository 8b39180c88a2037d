{{%AUTOESCAPE context="HTML"}}
<div class="help">
<h1>{{_ help: Questions and answers}}</h1>
<p class="lead"><a href="/help/sign-in">{{_ help: I cannot sign in}}</a></p>
<form class="search" method="get" action="/help" role="search">
<label class="govuk-label" for="q">{{_ help: What is it about?}}</label>
<div class="search-row"><input class="govuk-input" type="search" id="q" name="q" value="{{ASKED}}" maxlength="80" autocomplete="off">
<button type="submit" class="govuk-button small">{{_ help: Find}}</button></div>
</form>
{{#FOUND}}<p class="found" role="status">{{FOUND}}</p>
{{/FOUND}}{{#NOTHING}}<div class="empty"><p role="status">{{_ help: No question holds all these words. Try one word, or look through all questions.}}</p></div>
{{/NOTHING}}{{#SEARCHED}}<p><a class="next" href="/help">{{_ help: All questions}}</a></p>
{{/SEARCHED}}{{#LIST}}<nav aria-label="{{_ help: Questions}}">
<ol class="contents">
{{#LINE}}<li><a href="#{{LINE_ANCHOR}}">{{LINE_NAME}}</a></li>
{{/LINE}}</ol>
</nav>{{/LIST}}
{{>TOPIC}}
<ul class="ways">
<li><a href="/about">{{_ help: About the diary}}</a></li>
<li><a href="/privacy">{{_ help: What the diary keeps}}</a></li>
<li><a href="/accessibility">{{_ help: Accessibility}}</a></li>
</ul>
</div>
