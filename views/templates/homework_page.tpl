{{%AUTOESCAPE context="HTML"}}
<p class="on-paper paper-head">{{PAPER_HEAD}}</p>
<header class="page-head">
<h1>{{_ section: Homework}}</h1>
<p class="owner"><strong>{{RANGE}}</strong> · {{OWNER}}</p>
<div class="page-tools">
<button type="button" class="turn" hidden data-print><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#printer"></use></svg>{{_ week: Print}}</button>
</div>
</header>
<nav class="periods" aria-label="{{_ homework: Which days}}">
<ul class="units">
{{#CHOICE}}<li><a href="{{CHOICE_ADDRESS}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{CHOICE_NAME}}</a></li>
{{/CHOICE}}
</ul>
<details class="any-days">
<summary>{{_ period: Any days}}</summary>
<form method="get" action="{{ADDRESS}}">
<label>{{_ period: From}} <input class="govuk-input" type="date" name="from" value="{{FROM}}" min="{{YEAR_FIRST}}" max="{{YEAR_LAST}}"></label>
<label>{{_ period: To}} <input class="govuk-input" type="date" name="to" value="{{TO}}" min="{{YEAR_FIRST}}" max="{{YEAR_LAST}}"></label>
<button type="submit" class="govuk-button small">{{_ period: Show}}</button>
</form>
</details>
</nav>
{{#EMPTY}}<div class="empty"><p>{{EMPTY}}</p></div>
{{/EMPTY}}
{{#DAY}}{{>DUE_DAY}}{{/DAY}}
{{#LATELY}}<details class="lately">
<summary>{{LATELY_TITLE}}</summary>
{{#DAY}}{{>DUE_DAY}}{{/DAY}}</details>
{{/LATELY}}
