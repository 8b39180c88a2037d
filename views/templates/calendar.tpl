{{%AUTOESCAPE context="HTML"}}
<p class="on-paper paper-head">{{PAPER_HEAD}}</p>
<header class="page-head">
<h1>{{_ calendar: Calendar}}</h1>
<p class="owner">{{OWNER}}</p>
</header>
<div class="calendar">
<section class="calendar-month" aria-labelledby="calendar-month">
<div class="calendar-head">
<h2 id="calendar-month">{{MONTH_TITLE}}</h2>
<nav class="calendar-turns" aria-label="{{_ calendar: Months}}">
{{#EARLIER}}<a class="turn" rel="prev" data-calendar-turn="earlier" href="{{EARLIER_ADDRESS}}"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#chevron-left"></use></svg>{{EARLIER_NAME}}</a>
{{/EARLIER}}{{#LATER}}<a class="turn" rel="next" data-calendar-turn="later" href="{{LATER_ADDRESS}}">{{LATER_NAME}}<svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#chevron-right"></use></svg></a>
{{/LATER}}</nav>
</div>
<table class="month" aria-labelledby="calendar-month">
<thead><tr><th scope="col"><span aria-hidden="true">№</span><span class="hidden">{{_ calendar: Week}}</span></th>{{#WEEKDAY}}<th scope="col">{{WEEKDAY}}</th>{{/WEEKDAY}}</tr></thead>
<tbody>
{{#WEEK}}<tr><th scope="row">{{#WEEK_LINK}}<a href="{{WEEK_ADDRESS}}"><span class="hidden">{{WEEK_WORDS}}</span><span aria-hidden="true">{{WEEK_NUMBER}}</span></a>{{/WEEK_LINK}}{{#NO_WEEK_LINK}}<span class="outside">{{WEEK_NUMBER}}</span>{{/NO_WEEK_LINK}}</th>{{#DAY}}<td{{#DAY_CLASS}} class="{{DAY_CLASS}}"{{/DAY_CLASS}}>{{#LINK}}<a href="{{DAY_ADDRESS}}"{{#TODAY}} aria-current="date"{{/TODAY}}><span class="hidden">{{DAY_WORDS}}</span><span class="number" aria-hidden="true">{{NUMBER}}</span>{{#SIGN}}<span class="sign" aria-hidden="true">{{SIGN}}</span>{{/SIGN}}{{#MARKS}}<span class="count" aria-hidden="true">{{MARKS}}</span>{{/MARKS}}</a>{{/LINK}}{{#OUTSIDE}}<span class="outside"><span class="hidden">{{DAY_WORDS}}</span><span class="number" aria-hidden="true">{{NUMBER}}</span></span>{{/OUTSIDE}}</td>{{/DAY}}</tr>
{{/WEEK}}</tbody>
</table>
<ul class="calendar-key">
{{#MARKS_KEY}}<li><span class="count" aria-hidden="true">3</span> {{_ calendar: so many marks on the day}}</li>
{{/MARKS_KEY}}{{#REST}}<li><span class="sign">{{SIGN}}</span> {{REST_WORDS}}</li>
{{/REST}}{{#OUTSIDE_KEY}}<li>{{OUTSIDE_WORDS}}</li>
{{/OUTSIDE_KEY}}</ul>
<nav class="calendar-months" aria-label="{{_ calendar: Months of the academic year}}"><ul class="units">
{{#MONTH_LINK}}<li><a href="{{MONTH_ADDRESS}}" data-calendar-turn="{{MONTH_FIRST}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{MONTH_NAME}}</a></li>
{{/MONTH_LINK}}</ul></nav>
</section>
<section class="calendar-periods" aria-labelledby="calendar-periods">
<h2 id="calendar-periods">{{_ calendar: Whole periods}}</h2>
<ul class="ways">
{{#PRESET}}<li><a href="{{PRESET_ADDRESS}}">{{PRESET_NAME}}</a></li>
{{/PRESET}}</ul>
</section>
<section class="calendar-any" aria-labelledby="calendar-any">
<h2 id="calendar-any">{{_ calendar: Any days of the year}}</h2>
<form class="any-days" method="get" action="{{MARKS_ADDRESS}}">
<label>{{_ period: From}} <input class="govuk-input" type="date" name="from" value="{{FROM}}" min="{{YEAR_FIRST}}" max="{{YEAR_LAST}}"></label>
<label>{{_ period: To}} <input class="govuk-input" type="date" name="to" value="{{TO}}" min="{{YEAR_FIRST}}" max="{{YEAR_LAST}}"></label>
<button type="submit" class="govuk-button small">{{_ period: Show}}</button>
</form>
</section>
{{#YEARS}}<section class="calendar-years" aria-labelledby="calendar-years">
<h2 id="calendar-years">{{_ finals: Academic years}}</h2>
<ul class="ways">
{{#YEAR}}<li><a href="{{YEAR_ADDRESS}}" data-calendar-turn="year"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{YEAR_NAME}}</a></li>
{{/YEAR}}</ul>
</section>
{{/YEARS}}
</div>
