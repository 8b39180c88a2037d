{{%AUTOESCAPE context="HTML"}}
<span class="m absent{{#ONLY_ON_SCREEN}} on-screen{{/ONLY_ON_SCREEN}}"><span class="hidden">{{PHRASE}}</span><span aria-hidden="true" class="on-screen">{{LETTER}}</span><span aria-hidden="true" class="on-paper">{{PAPER_LETTER}}</span></span>
