{{%AUTOESCAPE context="HTML"}}
<nav class="periods" aria-label="{{_ period: Period}}">
<ul class="units">
{{#UNIT}}<li><a href="{{UNIT_ADDRESS}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{UNIT_NAME}}</a></li>
{{/UNIT}}
</ul>
<div class="turns">
{{#EARLIER}}<a class="turn" rel="prev" href="{{EARLIER_ADDRESS}}"><svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#chevron-left"></use></svg>{{_ period: The period before}}</a>
{{/EARLIER}}{{#LATER}}<a class="turn" rel="next" href="{{LATER_ADDRESS}}">{{_ period: The period after}}<svg class="icon" aria-hidden="true" focusable="false"><use href="{{ICONS}}#chevron-right"></use></svg></a>
{{/LATER}}</div>
<details class="any-days"{{#SPAN}} open{{/SPAN}}>
<summary>{{_ period: Any days}}</summary>
<form method="get" action="{{ADDRESS}}">
{{#FURTHER}}<input type="hidden" name="{{FURTHER_NAME}}" value="{{FURTHER_VALUE}}">
{{/FURTHER}}<label>{{_ period: From}} <input class="govuk-input" type="date" name="from" value="{{FROM}}" min="{{YEAR_FIRST}}" max="{{YEAR_LAST}}"></label>
<label>{{_ period: To}} <input class="govuk-input" type="date" name="to" value="{{TO}}" min="{{YEAR_FIRST}}" max="{{YEAR_LAST}}"></label>
<button type="submit" class="govuk-button small">{{_ period: Show}}</button>
</form>
</details>
</nav>
