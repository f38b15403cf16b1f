package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.ConfigError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Puts a login into a connection string, whatever characters it is made of. */
final class MongoLogin {
    private static final String AFTER_SCHEME = "://";

    private MongoLogin() {}

    /**
     * A connection string with a login.
     *
     * @param uri {@code mongodb://} or {@code mongodb+srv://}, without a login
     * @throws ConfigError if there is a login in it already
     */
    static String into(String uri, String user, String password) {
        int hosts = uri.indexOf(AFTER_SCHEME) + AFTER_SCHEME.length();
        String authority = uri.substring(hosts).split("[/?]", 2)[0];
        if (authority.indexOf('@') >= 0) {
            throw new ConfigError("MONGO_USER is set, but MONGO_URI has a login already; keep one");
        }
        return uri.substring(0, hosts)
                + encoded(user)
                + ':'
                + encoded(password)
                + '@'
                + uri.substring(hosts);
    }

    /** A form writes a space as a plus sign, which a URI takes as it is. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
