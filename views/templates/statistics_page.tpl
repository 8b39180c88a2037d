{{%AUTOESCAPE context="HTML"}}
<p class="on-paper paper-head">{{PAPER_HEAD}}</p>
<header class="page-head">
<h1>{{_ statistics: Statistics}}</h1>
<p class="owner">{{OWNER}}</p>
</header>
{{>PERIOD}}
<div class="statistics">
<section class="side-card" aria-labelledby="totals-title">
<h2 id="totals-title">{{_ statistics: In all}}</h2>
<table class="figures in-all">
<thead><tr><td></td><th scope="col" class="number">{{PERIOD_NOW}}</th>{{#HAS_BEFORE}}<th scope="col" class="number"><a href="{{BEFORE_ADDRESS}}">{{PERIOD_BEFORE}}</a></th>{{/HAS_BEFORE}}</tr></thead>
<tbody>
{{#TOTAL}}<tr><th scope="row">{{NAME}}</th><td class="number">{{NOW}}</td>{{#BEFORE}}<td class="number">{{BEFORE}}</td>{{/BEFORE}}</tr>
{{/TOTAL}}</tbody>
</table>
{{#COMPARED}}<p><span class="trend" aria-hidden="true">{{SIGN}}</span> {{_ statistics: The average against the period before:}} <strong>{{WORD}}</strong></p>{{/COMPARED}}
{{#NOTHING_BEFORE}}<p class="hint">{{_ statistics: There is no earlier period of this kind in the academic year.}}</p>{{/NOTHING_BEFORE}}
{{#MIXED}}<p class="hint">{{_ statistics: Marks of different scales have no common average.}}</p>{{/MIXED}}
</section>
<section class="side-card" aria-labelledby="distribution-title">
<h2 id="distribution-title">{{_ statistics: How many of which}}</h2>
{{#NO_MARKS}}<p class="none-yet">{{_ statistics: There are no marks in these days that count.}}</p>{{/NO_MARKS}}
{{#DISTRIBUTION}}<table class="figures shares">
<thead><tr><th scope="col">{{_ statistics: Mark}}</th><th scope="col" class="number">{{_ statistics: Number}}</th><td class="drawn"></td>{{#HAS_BEFORE}}<th scope="col" class="number">{{_ statistics: Before}}</th>{{/HAS_BEFORE}}</tr></thead>
<tbody>
{{#VALUE}}<tr><th scope="row">{{NAME}}</th><td class="number">{{COUNT}}</td><td class="drawn"><svg class="share" width="100%" height="12" aria-hidden="true" focusable="false"><rect width="{{SHARE}}" height="12"></rect></svg></td>{{#BEFORE}}<td class="number">{{BEFORE}}</td>{{/BEFORE}}</tr>
{{/VALUE}}</tbody>
</table>{{/DISTRIBUTION}}
</section>
{{#WEEKS}}<section class="side-card" aria-labelledby="weeks-title">
<h2 id="weeks-title">{{_ statistics: Week by week}}</h2>
<table class="figures">
<thead><tr><th scope="col">{{_ statistics: Week}}</th><th scope="col" class="number">{{_ statistics: Average}}</th><th scope="col" class="number">{{_ statistics: Marks}}</th><th scope="col">{{_ statistics: Against the week before}}</th></tr></thead>
<tbody>
{{#WEEK}}<tr><th scope="row"><a href="{{WEEK_ADDRESS}}">{{RANGE}}</a></th><td class="number">{{AVERAGE}}</td><td class="number">{{COUNT}}</td><td>{{#TREND}}<span class="trend" aria-hidden="true">{{SIGN}}</span> {{WORD}}{{/TREND}}{{#NO_TREND}}—{{/NO_TREND}}</td></tr>
{{/WEEK}}</tbody>
</table>
</section>{{/WEEKS}}
<div class="side-card wide-card">
<h2 id="subjects-title">{{_ statistics: Subject by subject}}</h2>
{{#NO_SUBJECTS}}<p class="none-yet">{{_ statistics: There are no lessons in these days.}}</p>{{/NO_SUBJECTS}}
{{#SUBJECTS}}<div class="region" role="region" tabindex="0" aria-labelledby="subjects-title">
<table class="figures by-subject">
<thead><tr><th scope="col">{{_ statistics: Subject}}</th><th scope="col" class="number">{{_ statistics: Average}}</th>{{#HAS_BEFORE}}<th scope="col" class="number">{{_ statistics: Before}}</th><th scope="col">{{_ statistics: Change}}</th>{{/HAS_BEFORE}}<th scope="col" class="number">{{_ statistics: Marks}}</th><th scope="col" class="number">{{_ statistics: Missed}}</th></tr></thead>
<tbody>
{{#SUBJECT}}<tr><th scope="row"><a href="{{ADDRESS}}">{{NAME}}</a></th><td class="number">{{AVERAGE}}</td>{{#BEFORE}}<td class="number">{{BEFORE}}</td>{{/BEFORE}}{{#CHANGE}}<td>{{#TREND}}<span class="trend" aria-hidden="true">{{SIGN}}</span> {{WORD}}{{/TREND}}{{#NO_TREND}}—{{/NO_TREND}}</td>{{/CHANGE}}<td class="number">{{COUNT}}</td><td class="number">{{MISSED}}</td></tr>
{{/SUBJECT}}</tbody>
</table>
</div>{{/SUBJECTS}}
</div>
</div>
