{{%AUTOESCAPE context="HTML"}}
<span class="chips{{#PAIR}} pair{{/PAIR}}">{{#MARK}}{{>CHIP}}{{#SLASH}}<span class="slash" aria-hidden="true">/</span>{{/SLASH}}{{/MARK}}{{>ABSENCE}}</span>
