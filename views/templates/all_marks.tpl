{{%AUTOESCAPE context="HTML"}}
<p class="on-paper paper-head">{{PAPER_HEAD}}</p>
<header class="page-head">
<h1>{{_ marks: All grades}}</h1>
<p class="owner"><strong>{{PERIOD_TITLE}}</strong> · {{OWNER}}</p>
<div class="page-tools">
<nav class="views" aria-label="{{_ marks: View}}"><ul>
{{#VIEW}}<li><a href="{{VIEW_ADDRESS}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{VIEW_NAME}}</a></li>
{{/VIEW}}</ul></nav>
<button type="button" class="turn" hidden data-print><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#printer"></use></svg>{{_ week: Print}}</button>
</div>
</header>
{{>PERIOD}}
{{#EMPTY}}<div class="empty"><p>{{EMPTY_TEXT}}</p>{{#EMPTY_WAY}}<p><a class="quiet" href="{{EMPTY_ADDRESS}}">{{EMPTY_NAME}}</a></p>{{/EMPTY_WAY}}</div>
{{/EMPTY}}
{{#MATRIX}}<div class="region" role="region" tabindex="0" aria-label="{{_ marks: Grades by subject and day}}">
<table class="matrix{{#DENSE}} dense{{/DENSE}}{{#MANY}} many{{/MANY}}">
<caption class="hidden">{{_ marks: Grades by subject and day}}, {{PERIOD_TITLE}}</caption>
<colgroup></colgroup>{{#MONTH}}<colgroup span="{{DAY_COUNT}}"></colgroup>{{/MONTH}}<colgroup span="3"></colgroup>
<thead>
<tr><th class="subject" scope="col" rowspan="2"{{#BY_SUBJECT}} aria-sort="{{SORTED}}"{{/BY_SUBJECT}}><a class="sort" href="{{SUBJECT_SORT}}">{{_ marks: Subject}}{{#BY_SUBJECT}}<span class="arrow" aria-hidden="true">{{ARROW}}</span>{{/BY_SUBJECT}}</a></th>{{#MONTH}}<th class="month on-day" scope="colgroup" colspan="{{DAY_COUNT}}"><span>{{MONTH_NAME}}</span></th>{{/MONTH}}<th class="figure first" scope="col" rowspan="2"{{#BY_AVERAGE}} aria-sort="{{SORTED}}"{{/BY_AVERAGE}}><a class="sort" href="{{AVERAGE_SORT}}">{{_ marks: Average}}{{#BY_AVERAGE}}<span class="arrow" aria-hidden="true">{{ARROW}}</span>{{/BY_AVERAGE}}</a></th><th class="figure" scope="col" rowspan="2"{{#BY_COUNT}} aria-sort="{{SORTED}}"{{/BY_COUNT}}><a class="sort" href="{{COUNT_SORT}}">{{_ marks: Marks}}{{#BY_COUNT}}<span class="arrow" aria-hidden="true">{{ARROW}}</span>{{/BY_COUNT}}</a></th><th class="figure" scope="col" rowspan="2"{{#BY_MISSED}} aria-sort="{{SORTED}}"{{/BY_MISSED}}><a class="sort" href="{{MISSED_SORT}}">{{_ marks: Missed}}{{#BY_MISSED}}<span class="arrow" aria-hidden="true">{{ARROW}}</span>{{/BY_MISSED}}</a></th></tr>
<tr>{{#DAY}}<th class="on-day{{#BEGINS}} begins{{/BEGINS}}" scope="col"><span class="hidden">{{DAY_HEADING}}</span><span aria-hidden="true"><span class="weekday">{{WEEKDAY}}</span> {{NUMBER}}</span></th>{{/DAY}}</tr>
</thead>
<tbody>
{{#ROW}}<tr><th class="subject" scope="row"><a href="{{SUBJECT_ADDRESS}}">{{SUBJECT}}</a></th>{{#CELL}}<td class="on-day{{#BEGINS}} begins{{/BEGINS}}">{{#LESSON}}{{>CHIPS}}{{/LESSON}}</td>{{/CELL}}<td class="figure first">{{#AVERAGE}}<a href="{{SUBJECT_ADDRESS}}"><strong>{{AVERAGE}}</strong></a>{{/AVERAGE}}{{#NO_AVERAGE}}<span aria-hidden="true">—</span><span class="hidden">{{_ marks: no average}}</span>{{/NO_AVERAGE}}</td><td class="figure">{{COUNT}}</td><td class="figure">{{MISSED}}</td></tr>
{{/ROW}}</tbody>
<tfoot>
{{#TOTAL}}<tr><th class="subject" scope="row">{{_ marks: Total}}</th><td class="on-day" colspan="{{ALL_DAYS}}"></td><td class="figure first">{{#AVERAGE}}<strong>{{AVERAGE}}</strong>{{/AVERAGE}}{{#NO_AVERAGE}}<span aria-hidden="true">—</span><span class="hidden">{{_ marks: no average}}</span>{{/NO_AVERAGE}}</td><td class="figure">{{COUNT}}</td><td class="figure">{{MISSED}}</td></tr>
{{/TOTAL}}</tfoot>
</table>
</div>
{{#MANY}}<p class="on-paper">{{_ marks: A period this long is printed without its days; a quarter is printed with them.}}</p>
{{/MANY}}{{/MATRIX}}
{{#LIST}}<table class="marks-list" role="table" aria-label="{{_ marks: Grades by date}}">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="date" aria-sort="{{SORTED}}"><a class="sort" href="{{DATE_SORT}}">{{_ marks: Date}}<span class="arrow" aria-hidden="true">{{ARROW}}</span></a></th><th role="columnheader" scope="col" class="subject">{{_ marks: Subject}}</th><th role="columnheader" scope="col" class="value">{{_ marks: Mark}}</th><th role="columnheader" scope="col" class="reason">{{_ marks: What for}}</th></tr></thead>
<tbody role="rowgroup">
{{#ENTRY}}<tr role="row"{{#NEW_DAY}} class="new-day"{{/NEW_DAY}}><td role="cell" class="date"><time datetime="{{DATE}}">{{DATE_WORDS}}</time></td><th role="rowheader" scope="row" class="subject"><a href="{{SUBJECT_ADDRESS}}">{{SUBJECT}}</a></th><td role="cell" class="value">{{>CHIPS}}</td><td role="cell" class="reason">{{#WORK}}<p>{{WORK}}</p>{{/WORK}}{{#COMMENT}}<p class="note"><span class="note-name">{{_ week: Comment:}}</span> {{COMMENT}}</p>{{/COMMENT}}</td></tr>
{{/ENTRY}}</tbody>
</table>
<p class="totals">{{TOTALS}}</p>
{{/LIST}}
{{#EXPLAINED}}<p class="hint explained">{{_ marks: Absences and dots are shown and do not count for the average. An average leads to the marks that made it.}}</p>
{{/EXPLAINED}}
<p class="on-paper stamp">{{STATE_OF}}</p>
