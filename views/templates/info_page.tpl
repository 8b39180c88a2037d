{{%AUTOESCAPE context="HTML"}}
<div class="help">
<h1>{{HEADING}}</h1>
{{>TOPIC}}
<ul class="ways">
<li><a href="/about">{{_ help: About the diary}}</a></li>
<li><a href="/privacy">{{_ help: What the diary keeps}}</a></li>
<li><a href="/accessibility">{{_ help: Accessibility}}</a></li>
<li><a href="/help">{{_ help: All questions}}</a></li>
</ul>
</div>
