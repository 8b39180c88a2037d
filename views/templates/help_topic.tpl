{{%AUTOESCAPE context="HTML"}}
<section class="topic" id="{{ANCHOR}}">
<h2>{{QUESTION}}</h2>
{{#PARAGRAPH}}<p>{{TEXT}}</p>
{{/PARAGRAPH}}{{#NEXT}}<p><a class="next" href="{{NEXT_ADDRESS}}">{{NEXT}}</a></p>
{{/NEXT}}</section>
