{{%AUTOESCAPE context="HTML"}}
<div class="fault">
<h1>{{HEADING}}</h1>
<p class="lead">{{TEXT}}</p>
{{#WAIT}}<p>{{WAIT}}</p>{{/WAIT}}
{{#ACTION}}<p><a class="govuk-button" href="{{ACTION_ADDRESS}}">{{ACTION_NAME}}</a></p>{{/ACTION}}
{{#REQUEST_ID}}<p class="hint">{{_ error: Reference for support:}} <code>{{REQUEST_ID}}</code></p>{{/REQUEST_ID}}
<p><a class="next" href="{{HELP_ADDRESS}}">{{HELP}}</a></p>
</div>
