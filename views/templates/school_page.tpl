{{%AUTOESCAPE context="HTML"}}
<h1>{{NAME}}</h1>
<p class="lead">{{STANDING}}</p>
<dl class="govuk-summary-list">
{{#CITY}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{_ school: Who runs it}}</dt><dd class="govuk-summary-list__value">{{CITY}}</dd></div>
{{/CITY}}{{#NUMBER}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{_ school: Number}}</dt><dd class="govuk-summary-list__value">{{NUMBER}}</dd></div>
{{/NUMBER}}{{#ADDRESS}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{_ bar: Address}}</dt><dd class="govuk-summary-list__value">{{ADDRESS}}</dd></div>
{{/ADDRESS}}{{#PHONE}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{_ bar: Telephone}}</dt><dd class="govuk-summary-list__value">{{PHONE}}</dd></div>
{{/PHONE}}{{#HEAD}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{_ school: Head}}</dt><dd class="govuk-summary-list__value">{{HEAD}}</dd></div>
{{/HEAD}}</dl>
{{#CONNECTED}}<p>{{_ school: The class teacher hands out the login and password of each pupil in person.}}</p>
{{/CONNECTED}}{{#NOT_CONNECTED}}<p>{{_ school: There are no logins for its pupils yet. Ask the school when it will be connected.}}</p>
{{/NOT_CONNECTED}}<ul class="ways">
<li><a href="{{NEWS_ADDRESS}}">{{_ school: News and events of the school}}</a></li>
<li><a href="/schools">{{_ school: Find another school}}</a></li>
<li><a href="/help/sign-in">{{_ help: I cannot sign in}}</a></li>
</ul>
