{{%AUTOESCAPE context="HTML"}}
<div class="error-summary" id="errors" role="alert" tabindex="-1" autofocus aria-labelledby="errors-title">
<h2 id="errors-title">{{_ account: Check your answers}}</h2>
<ul>
{{#ERROR}}<li>{{#LINK}}<a class="to-field" href="{{ADDRESS}}">{{TEXT}}</a>{{/LINK}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#MORE}} <a href="{{MORE_ADDRESS}}">{{_ account: Open the diary}}</a>{{/MORE}}</li>
{{/ERROR}}
</ul>
</div>
