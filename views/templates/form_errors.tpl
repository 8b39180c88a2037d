{{%AUTOESCAPE context="HTML"}}
<div class="govuk-error-summary" id="errors" role="alert" tabindex="-1" autofocus aria-labelledby="errors-title">
<h2 class="govuk-error-summary__title" id="errors-title">{{_ account: Check your answers}}</h2>
<ul class="govuk-list govuk-error-summary__list">
{{#ERROR}}<li>{{#LINK}}<a href="{{ADDRESS}}">{{TEXT}}</a>{{/LINK}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MORE}} <a href="{{MORE_ADDRESS}}">{{_ account: Open the diary}}</a>{{/MORE}}</li>
{{/ERROR}}
</ul>
</div>
