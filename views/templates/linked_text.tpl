{{%AUTOESCAPE context="HTML"}}
{{#PART}}{{#WORDS}}{{TEXT}}{{/WORDS}}{{#LINK}}<a href="{{ADDRESS}}" rel="noreferrer nofollow">{{TEXT}}</a>{{/LINK}}{{#BREAK}}<br>{{/BREAK}}{{/PART}}
