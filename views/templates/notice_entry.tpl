{{%AUTOESCAPE context="HTML"}}
<li class="notice-entry {{KIND_CLASS}}">
<p class="notice-kind"><span class="kind">{{KIND}}</span>{{#SCOPE}} · {{#PLAIN_SCOPE}}{{PLAIN_SCOPE}}{{/PLAIN_SCOPE}}{{#LINKED_SCOPE}}<a href="{{SCOPE_ADDRESS}}">{{LINKED_SCOPE}}</a>{{/LINKED_SCOPE}}{{/SCOPE}}</p>
<div class="notice-text">
<p class="notice-title">{{#PLAIN_TITLE}}{{PLAIN_TITLE}}{{/PLAIN_TITLE}}{{#LINKED_TITLE}}<a href="{{TITLE_ADDRESS}}">{{LINKED_TITLE}}</a>{{/LINKED_TITLE}}</p>
{{#WHEN}}<p><span class="hidden">{{_ event: When:}} </span>{{WHEN}}</p>
{{/WHEN}}{{#PLACE}}<p><span class="hidden">{{_ event: Where:}} </span>{{PLACE}}</p>
{{/PLACE}}{{#DESCRIPTION}}<p class="notice-more">{{>TEXT}}</p>
{{/DESCRIPTION}}</div>
</li>
