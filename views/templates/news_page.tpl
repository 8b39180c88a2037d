{{%AUTOESCAPE context="HTML"}}
<header class="page-head">
<h1>{{_ bar: News and events}}</h1>
<p class="owner"><strong>{{YEAR_NAME}}</strong> · {{#OF_SCHOOL}}<a href="{{SCHOOL_ADDRESS}}">{{SCHOOL}}</a>{{/OF_SCHOOL}}{{#OF_ALL}}{{_ news: the city and all schools}}{{/OF_ALL}}</p>
</header>
<ul class="units">
{{#OF_SCHOOL}}<li><a href="{{ALL_ADDRESS}}">{{_ news: News of all schools}}</a></li>
{{/OF_SCHOOL}}<li><a href="/schools">{{_ news: Choose a school}}</a></li>
</ul>
{{#AHEAD}}<section class="board">
<h2>{{_ event: Ahead}}</h2>
{{>DAYS}}</section>
{{/AHEAD}}{{#TOLD}}<section class="board told">
<h2>{{_ event: News and what is over}}</h2>
{{>DAYS}}</section>
{{/TOLD}}{{#NOTHING}}<div class="empty"><p>{{_ news: Neither the city nor the schools have told anything for everybody in this time. Families read what is theirs in the diary.}}</p></div>
{{/NOTHING}}{{#TURNS}}<nav class="turns board-turns" aria-label="{{_ news: Parts of the list}}">
{{#NEWER}}<a class="turn" rel="prev" href="{{NEWER_ADDRESS}}">{{_ news: Newer}}</a>
{{/NEWER}}{{#OLDER}}<a class="turn" rel="next" href="{{OLDER_ADDRESS}}">{{_ news: Older}}</a>
{{/OLDER}}</nav>
{{/TURNS}}{{#ARCHIVE}}<nav class="board" aria-label="{{_ news: Archive}}">
<h2>{{_ news: Archive}}</h2>
<ul class="units">
{{#YEAR}}<li><a href="{{YEAR_ADDRESS}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{YEAR_LINK}}</a></li>
{{/YEAR}}</ul>
</nav>
{{/ARCHIVE}}
