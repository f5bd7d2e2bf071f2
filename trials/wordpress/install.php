<?php
// Installs WordPress as its own form would, with two people: an editor may post any HTML, an
// author may not. Called as: php install.php FOLDER PASSWORD
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('A council', 'admin', 'admin@council.example', false, '', $argv[2]);
foreach (['editor', 'author'] as $role) {
    $made = wp_insert_user([
        'user_login' => $role,
        'user_email' => "$role@council.example",
        'user_pass' => $argv[2],
        'role' => $role,
    ]);
    if (is_wp_error($made)) {
        fwrite(STDERR, $made->get_error_message());
        exit(1);
    }
}
echo $wp_version;
