{{%AUTOESCAPE context="HTML"}}
{{KEPT_HTML:none}}
