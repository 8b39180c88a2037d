{{%AUTOESCAPE context="HTML"}}
<a class="{{CHIP_CLASS}}{{#NEW}} new{{/NEW}}" href="{{ADDRESS}}"><span class="hidden">{{PHRASE}}{{#CORRECTED}}, {{_ mark: corrected}}{{/CORRECTED}}{{#NEW}}, {{_ mark: new}}{{/NEW}}; </span><span aria-hidden="true">{{VALUE}}{{#TIMES}}<small>×{{TIMES}}</small>{{/TIMES}}{{#CORRECTED}}<small class="corrected">{{_ mark: corr.}}</small>{{/CORRECTED}}</span></a>
