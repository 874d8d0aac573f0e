<?php
# Texts
return [
    // Shown at login
    'failed' => 'These credentials don\'t match.',
    "throttle" => "Wait :seconds seconds, $name. Costs \$5 {$a['b']}\n",
    'nested' => array(
        'deep.key' => 'Deep %s \\ end',
        5 => 'five', 'six',
    ),
    'joined' => 'a' . 'b',
    'call' => __('not a text'),
    'doc' => <<<EOT
left 'alone' => 'x'
EOT,
    'last' => 'Last' /* after */
];
