{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
<p class="lead">{{TEXT}}</p>
<ul class="ways">
{{#NEAREST}}<li><a href="{{NEAREST_ADDRESS}}">{{NEAREST_NAME}}</a></li>
{{/NEAREST}}{{#THIS_WEEK}}<li><a href="{{THIS_WEEK_ADDRESS}}">{{THIS_WEEK_NAME}}</a></li>
{{/THIS_WEEK}}</ul>
