{{%AUTOESCAPE context="HTML"}}
{{! The file has no line end at its last line: it would be struck out or underlined together with the text. }}
{{#PART}}{{#WORDS}}{{TEXT}}{{/WORDS}}{{#LINK}}<a href="{{ADDRESS}}" rel="noreferrer nofollow">{{TEXT}}</a>{{/LINK}}{{#BREAK}}<br>{{/BREAK}}{{/PART}}