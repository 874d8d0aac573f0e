<?php
return [
 'a' => <<<'X'
 'z' => 'no'
 X,
 'b' => 'yes',
];
