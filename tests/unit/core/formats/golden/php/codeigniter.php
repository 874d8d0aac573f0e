<?php
$lang['form']['required'] = 'The {field} field is required.';
$lang["min"] = "At least {param}";
$config = ['a' => 'x'];
define('A', 'not read');
echo "not read";
