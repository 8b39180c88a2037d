{{%AUTOESCAPE context="HTML"}}
<p class="on-paper paper-head">{{PAPER_HEAD}}</p>
<header class="page-head">
<h1>{{_ event: Events and news}}</h1>
<p class="owner"><strong>{{PERIOD_TITLE}}</strong> · {{OWNER}}</p>
<div class="page-tools">
<button type="button" class="turn" hidden data-print><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#printer"></use></svg>{{_ week: Print}}</button>
</div>
</header>
{{>PERIOD}}
{{#MEETING}}<p class="next-meeting"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#users"></use></svg>{{MEETING}}</p>
{{/MEETING}}{{#AHEAD}}<section class="board">
<h2>{{_ event: Ahead}}</h2>
{{>DAYS}}</section>
{{/AHEAD}}{{#NOTHING_AHEAD}}<div class="empty"><p>{{_ event: Nothing is announced ahead in these days: no meetings, no tests, no events.}}</p></div>
{{/NOTHING_AHEAD}}{{#TOLD}}<section class="board told">
<h2>{{_ event: News and what is over}}</h2>
{{>DAYS}}</section>
{{/TOLD}}{{#NOTHING_TOLD}}<div class="empty"><p>{{_ event: There is no news and nothing has been held so far in these days.}}</p></div>
{{/NOTHING_TOLD}}
