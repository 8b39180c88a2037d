{{%AUTOESCAPE context="HTML"}}
<div class="fault">
<h1>{{_ kept: The school's journal does not answer now}}</h1>
<p class="lead">{{_ kept: The data are safe. This page was not opened lately, so there is no copy of it.}}</p>
{{#KEPT}}<p>{{_ kept: What you opened before can be read:}}</p>
<ul class="kept">
{{#PAGE}}<li><a href="{{ADDRESS}}">{{TITLE}}</a> <span class="hint">{{MOMENT}}</span></li>
{{/PAGE}}</ul>
{{/KEPT}}
{{#REQUEST_ID}}<p class="hint">{{_ error: Reference for support:}} <code>{{REQUEST_ID}}</code></p>{{/REQUEST_ID}}
</div>
