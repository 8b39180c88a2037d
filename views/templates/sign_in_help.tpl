{{%AUTOESCAPE context="HTML"}}
<div class="help">
<h1>{{_ help: I cannot sign in}}</h1>
<p class="lead">{{_ help: Find what it looks like with you; below it stands what to do.}}</p>
<ol class="ways-in">
{{#WAY}}<li>{{>TOPIC}}</li>
{{/WAY}}</ol>
</div>
