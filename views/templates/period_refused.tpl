{{%AUTOESCAPE context="HTML"}}
<h1>{{REASON}}</h1>
<p class="lead">{{BOUNDS}}</p>
{{#FORM}}<form class="any-days" method="get" action="{{ADDRESS}}">
<h2>{{_ period: Choose the days}}</h2>
<label>{{_ period: From}} <input class="govuk-input" type="date" name="from" value="{{FROM}}" min="{{YEAR_FIRST}}" max="{{YEAR_LAST}}"{{#FROM_WRONG}} aria-invalid="true"{{/FROM_WRONG}}></label>
<label>{{_ period: To}} <input class="govuk-input" type="date" name="to" value="{{TO}}" min="{{YEAR_FIRST}}" max="{{YEAR_LAST}}"{{#TO_WRONG}} aria-invalid="true"{{/TO_WRONG}}></label>
<button type="submit" class="govuk-button small">{{_ period: Show}}</button>
</form>
{{/FORM}}<ul class="ways">
<li><a href="{{WEEK_ADDRESS}}">{{_ period: Open the diary}}</a></li>
<li><a href="{{CALENDAR_ADDRESS}}">{{_ period: Open the calendar}}</a></li>
</ul>
