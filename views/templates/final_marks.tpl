{{%AUTOESCAPE context="HTML"}}
<p class="on-paper paper-head">{{PAPER_HEAD}}</p>
<header class="page-head">
<h1>{{_ finals: Final grades}}</h1>
<p class="owner"><strong>{{YEAR_TITLE}}</strong> · {{OWNER}}</p>
<div class="page-tools"><button type="button" class="turn" hidden data-print><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#printer"></use></svg>{{_ week: Print}}</button></div>
</header>
{{#YEARS}}<nav class="views" aria-label="{{_ finals: Academic years}}"><ul>
{{#YEAR}}<li><a href="{{YEAR_ADDRESS}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{YEAR_NAME}}</a></li>
{{/YEAR}}</ul></nav>
{{/YEARS}}
{{#EMPTY}}<div class="empty"><p>{{EMPTY_TEXT}}</p></div>
{{/EMPTY}}
{{#TABLE}}<div class="final-sheet">
<h2 id="{{TABLE_ID}}">{{TABLE_TITLE}}</h2>
<div class="region" role="region" tabindex="0" aria-labelledby="{{TABLE_ID}}">
<table class="finals" role="table" aria-labelledby="{{TABLE_ID}}">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="subject">{{_ marks: Subject}}</th>{{#COLUMN}}<th role="columnheader" scope="col"{{#WIDE}} class="whole"{{/WIDE}}>{{COLUMN_NAME}}{{#RUNNING}} <span class="running">{{_ finals: now}}</span>{{/RUNNING}}</th>{{/COLUMN}}</tr></thead>
<tbody role="rowgroup">
{{#ROW}}<tr role="row"><th role="rowheader" scope="row" class="subject">{{#SUBJECT_LINK}}<a href="{{SUBJECT_ADDRESS}}">{{/SUBJECT_LINK}}{{SUBJECT}}{{#SUBJECT_LINK}}</a>{{/SUBJECT_LINK}}</th>{{#CELL}}<td role="cell" data-label="{{LABEL}}"{{#WIDE}} class="whole"{{/WIDE}}>{{#SET}}<span class="{{CHIP_CLASS}}{{#NEW}} new{{/NEW}}"><span class="hidden">{{SPOKEN}}{{#NEW}}, {{_ mark: new}}{{/NEW}}</span><span aria-hidden="true">{{VALUE}}</span></span>{{/SET}}{{#FORECAST}}<em class="forecast">{{_ finals: forecast}} <span aria-hidden="true">≈ </span>{{VALUE}}</em>{{#WHY}} <span class="why">{{#WHY_LINK}}<a href="{{WHY_ADDRESS}}">{{/WHY_LINK}}{{WHY}}{{#WHY_LINK}}</a>{{/WHY_LINK}}</span>{{/WHY}}{{/FORECAST}}{{#NOTHING}}<span class="none"><span aria-hidden="true">—</span><span class="hidden">{{NOTHING}}</span></span>{{/NOTHING}}{{#DEPARTS}}<p class="note departs">{{DEPARTS}}</p>{{/DEPARTS}}{{#COMMENT}}<p class="note"><span class="note-name">{{_ week: Comment:}}</span> {{COMMENT}}</p>{{/COMMENT}}</td>{{/CELL}}</tr>
{{/ROW}}</tbody>
</table>
</div>
</div>
{{/TABLE}}
{{#RULES}}<section class="explained" aria-labelledby="final-rules">
<h2 id="final-rules">{{_ finals: How to read the sheet}}</h2>
<p>{{_ finals: The marks in frames are set by teachers.}} {{#FORECASTS}}{{_ finals: The word “forecast” with the sign ≈ is what the rules make of the marks so far: a calculation, not a mark.}}{{/FORECASTS}}</p>
{{#RULE}}<p class="hint">{{#RULE_SUBJECTS}}{{RULE_SUBJECTS}}: {{/RULE_SUBJECTS}}{{RULE_TEXT}}</p>
{{/RULE}}</section>
{{/RULES}}
<p class="on-paper stamp">{{STATE_OF}}</p>
