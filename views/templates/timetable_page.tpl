{{%AUTOESCAPE context="HTML"}}
<p class="on-paper paper-head">{{PAPER_HEAD}}</p>
<header class="page-head">
<h1>{{TITLE}}</h1>
<p class="owner">{{OWNER}}</p>
<nav class="weeks page-tools" aria-label="{{_ timetable: Other days}}">
{{#EARLIER}}<a class="turn" rel="prev" href="{{EARLIER_ADDRESS}}"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#chevron-left"></use></svg>{{EARLIER_NAME}}</a>
{{/EARLIER}}{{#NOW}}<a class="turn" href="{{NOW_ADDRESS}}">{{NOW_NAME}}</a>
{{/NOW}}{{#LATER}}<a class="turn" rel="next" href="{{LATER_ADDRESS}}">{{LATER_NAME}}<svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#chevron-right"></use></svg></a>
{{/LATER}}<button type="button" class="turn" hidden data-print><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#printer"></use></svg>{{_ week: Print}}</button>
</nav>
</header>
{{#WAYS}}<div class="way">
{{#WAY}}<p>{{WAY_TEXT}}</p>
{{/WAY}}</div>
{{/WAYS}}
<nav class="views" aria-label="{{_ timetable: Week or day}}">
<ul>
{{#EXTENT}}<li><a href="{{EXTENT_ADDRESS}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{EXTENT_NAME}}</a></li>
{{/EXTENT}}
</ul>
</nav>
<div class="region" role="region" tabindex="0" aria-label="{{_ timetable: Timetable}}">
<table class="timetable{{#ONE_DAY}} one-day{{/ONE_DAY}}" role="table">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="day-name">{{_ timetable: Day}}</th>{{#COLUMN}}<th role="columnheader" scope="col"><span class="hidden">{{_ timetable: Lesson}} </span>{{NUMBER}}{{#TIMES}} <span class="bells">{{TIMES}}</span>{{/TIMES}}</th>{{/COLUMN}}{{#NO_COLUMNS}}<th role="columnheader" scope="col">{{_ timetable: Lesson}}</th>{{/NO_COLUMNS}}</tr></thead>
<tbody role="rowgroup">
{{#DAY}}<tr role="row"{{#TODAY}} class="today"{{/TODAY}}>
<th role="rowheader" scope="row" class="day-name"><a href="{{DAY_ADDRESS}}"><time datetime="{{DATE}}">{{DAY_NAME}}</time></a>{{#TODAY}} <span class="today-word"><span class="hidden">, </span>{{_ week: today}}</span>{{/TODAY}}{{#DAY_NOTE}} <span class="day-note">{{DAY_NOTE}}</span>{{/DAY_NOTE}}</th>
{{#REST}}<td role="cell" class="rest" colspan="{{COLUMNS}}">{{REST_TEXT}}</td>
{{/REST}}{{#SLOT}}<td role="cell"{{#FREE}} class="free"{{/FREE}}>{{#ENTRY}}<div class="entry{{#CANCELLED}} cancelled{{/CANCELLED}}{{#REPLACED}} replaced{{/REPLACED}}">
<p class="entry-time"><span class="entry-number"><span class="hidden">{{_ timetable: Lesson}} </span>{{NUMBER}}</span>{{#TIMES}} <span class="bells{{#USUAL}} usual{{/USUAL}}">{{TIMES}}</span>{{/TIMES}}</p>
<div class="entry-text"><p class="entry-subject">{{#CANCELLED}}<s>{{SUBJECT}}</s> <span class="change">{{_ week: cancelled}}</span>{{/CANCELLED}}{{#GOES_ON}}{{SUBJECT}}{{/GOES_ON}}{{#REPLACED}} <span class="change">{{_ timetable: replacement}}</span>{{/REPLACED}}{{#NEW}} <span class="new-word">{{_ news: new}}</span>{{/NEW}}</p>
{{#SUBGROUP}}<p class="subgroup">{{SUBGROUP}}</p>
{{/SUBGROUP}}{{#WHERE}}<p class="entry-where">{{WHERE}}</p>
{{/WHERE}}</div></div>{{/ENTRY}}</td>
{{/SLOT}}</tr>
{{/DAY}}</tbody>
</table>
</div>
<p class="on-paper stamp">{{STATE_OF}}</p>
