{{%AUTOESCAPE context="HTML"}}
<p class="on-paper paper-head">{{PAPER_HEAD}}</p>
<header class="page-head">
<h1>{{SUBJECT}}</h1>
<p class="owner">{{OWNER}}</p>
</header>
{{>PERIOD}}
<nav class="subjects" aria-label="{{_ subject: Subjects}}">
<ul>
{{#LINK}}<li><a href="{{LINK_ADDRESS}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{LINK_TITLE}}</a></li>
{{/LINK}}</ul>
</nav>
<form class="subject-form" method="get" action="{{PICK_ADDRESS}}">
{{#KEPT}}<input type="hidden" name="{{KEPT_NAME}}" value="{{KEPT_VALUE}}">
{{/KEPT}}<label for="subject">{{_ subject: Subject}}</label>
<select class="govuk-select" id="subject" name="subject">{{#LINK}}<option value="{{LINK_ID}}"{{#CURRENT}} selected{{/CURRENT}}>{{LINK_TITLE}}</option>{{/LINK}}</select>
<button type="submit" class="govuk-button govuk-button--secondary">{{_ subject: Show}}</button>
</form>
<section class="figure-card" aria-labelledby="average-title">
<h2 id="average-title" class="hidden">{{_ subject: Average}}</h2>
{{#AVERAGE}}<p><span class="figure-name">{{_ subject: Average}}</span> <strong class="figure">{{AVERAGE}}</strong> <a href="#marks">{{FROM_MARKS}}</a></p>
<p class="figure-name">{{HOW}}</p>{{/AVERAGE}}
{{#NO_AVERAGE}}<p>{{NO_AVERAGE}}</p>{{/NO_AVERAGE}}
{{#RULE}}<p class="figure-name">{{RULE}} {{ORIGIN}}</p>{{/RULE}}
{{#MISSED}}<p class="figure-name">{{MISSED}}</p>{{/MISSED}}
</section>
<div class="subject-columns">
<div class="subject-main">
<section id="marks" aria-labelledby="marks-title">
<h2 id="marks-title">{{_ subject: Marks}}</h2>
{{#NO_MARKS}}<p class="none-yet">{{NO_MARKS}}</p>{{/NO_MARKS}}
{{#MARKS}}<table class="entries" role="table" aria-labelledby="marks-title">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="when" aria-sort="{{SORTED}}"><a href="{{SORT_ADDRESS}}">{{_ subject: Date}}<span aria-hidden="true"> {{SORT_SIGN}}</span><span class="hidden">, {{SORT_NAME}}</span></a></th><th role="columnheader" scope="col" class="what">{{_ subject: Work}}</th><th role="columnheader" scope="col" class="weight">{{_ subject: Weight}}</th><th role="columnheader" scope="col" class="value">{{_ subject: Mark}}</th></tr></thead>
<tbody role="rowgroup">
{{#ENTRY}}<tr role="row"{{#NOT_COUNTED}} class="not-counted"{{/NOT_COUNTED}}>
<th role="rowheader" scope="row" class="when"><a href="{{DAY_ADDRESS}}"><time datetime="{{DATE}}">{{DAY}}</time></a></th>
<td role="cell" class="what">{{#WORK}}<span class="name">{{WORK}}</span>{{/WORK}}{{#REASON}} <span class="said">{{REASON}}</span>{{/REASON}}{{#COMMENT}}<p class="note"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#message"></use></svg><span><span class="note-name">{{_ week: Comment:}}</span> {{>COMMENT_TEXT}}</span></p>{{/COMMENT}}{{#TEACHER}} <span class="said">{{TEACHER}}</span>{{/TEACHER}}</td>
<td role="cell" class="weight">{{#WEIGHT}}<span class="narrow-name">{{_ subject: weight}} </span>{{WEIGHT}}{{/WEIGHT}}</td>
<td role="cell" class="value">{{>CHIP}}</td>
</tr>
{{/ENTRY}}</tbody>
</table>{{/MARKS}}
</section>
<section class="subject-homework" aria-labelledby="homework-title">
<h2 id="homework-title">{{_ subject: Homework}}</h2>
{{#NEVER_SET}}<p class="none-yet">{{_ homework: There is no homework: a first form is set none.}}</p>{{/NEVER_SET}}{{#NO_HOMEWORK}}<p class="none-yet">{{_ subject: There are no lessons of this subject in these days.}}</p>{{/NO_HOMEWORK}}
{{#TASKS}}<dl class="tasks">
{{#TASK}}<div><dt><a href="{{DAY_ADDRESS}}"><time datetime="{{DATE}}">{{DAY}}</time></a></dt><dd>{{>TASK_TEXT}}{{#NEW_TASK}} <span class="new-word">{{_ news: new}}</span>{{/NEW_TASK}}{{#NOTHING_SET}}<span class="no-task">{{_ week: nothing set}}</span>{{/NOTHING_SET}}{{#NOT_FILLED}}<span class="no-task blank">{{_ week: not written down yet}}</span>{{#USUAL}} <span class="no-task">{{USUAL}}</span>{{/USUAL}}{{/NOT_FILLED}}</dd></div>
{{/TASK}}</dl>{{/TASKS}}
</section>
</div>
<div class="subject-side">
{{#LINE_CARD}}<section class="side-card" aria-labelledby="line-title">
<h2 id="line-title">{{_ subject: The average over time}}</h2>
{{>LINE}}
</section>{{/LINE_CARD}}
{{>OUTLOOK}}
{{#ELSEWHERE}}<p class="hint elsewhere">{{_ subject: Forecast and “what if” are about a study period.}} <a href="{{OWN_PERIOD_ADDRESS}}">{{_ subject: Open the study period}}</a></p>{{/ELSEWHERE}}
{{>WHAT_IF}}
</div>
</div>
