<?php
// A must-use plugin of the trial. WordPress fetches nothing from this machine itself, and nothing
// from unusual ports; the site of the trial has both. This is all that is not as it comes.
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', function (array $ports): array {
    $ports[] = (int) getenv('TRIAL_SITE_PORT');
    return $ports;
});
