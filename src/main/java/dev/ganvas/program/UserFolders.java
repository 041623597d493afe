package dev.ganvas.program;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where this system keeps what programs write for their user without being told where.
 *
 * @param runs the folder of the runs that the window saves by itself
 * @param log the log file
 */
public record UserFolders(Path runs, Path log) {
    private static final String LOG = "ganvas.log";

    /** Returns the places of this user on this system. */
    public static UserFolders ofUser() {
        return of(System.getProperty("os.name", ""), System.getProperty("user.home", "."), System::getenv);
    }

    /**
     * Returns the places by the rules of a system: the XDG Base Directory Specification on Linux, the Library folder on
     * macOS, local application data on Windows.
     *
     * @param environment gives the value of a variable, or null
     */
    static UserFolders of(String system, String home, UnaryOperator<@Nullable String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        Path user = Path.of(home);
        if (name.contains("mac")) {
            Path library = user.resolve("Library");
            return new UserFolders(
                    library.resolve("Application Support/Ganvas/runs"),
                    library.resolve("Logs/Ganvas").resolve(LOG));
        }
        if (name.contains("windows")) {
            Path local = folder(environment.apply("LOCALAPPDATA"), user.resolve("AppData/Local"));
            return new UserFolders(
                    local.resolve("Ganvas/Runs"), local.resolve("Ganvas/Logs").resolve(LOG));
        }
        Path data = folder(environment.apply("XDG_DATA_HOME"), user.resolve(".local/share"));
        Path state = folder(environment.apply("XDG_STATE_HOME"), user.resolve(".local/state"));
        return new UserFolders(
                data.resolve("ganvas/runs"), state.resolve("ganvas").resolve(LOG));
    }

    /** The specification says that a path which is not absolute is to be ignored. */
    private static Path folder(@Nullable String named, Path otherwise) {
        return named != null && !named.isEmpty() && Path.of(named).isAbsolute() ? Path.of(named) : otherwise;
    }
}
