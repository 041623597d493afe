package dev.ganvas.ui.model;

import dev.ganvas.data.Dataset;
import dev.ganvas.experiment.Effect;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.store.ExperimentFile;
import dev.ganvas.store.NumbersFile;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.thread.Background;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * What the window works on: one experiment, its settings, and the one run of it. Holds no controls. JavaFX thread.
 */
public final class Session {
    private final Notices notices;
    private final DataLoading loading;
    private final AutosavedRuns autosavedRuns;
    private final RunModel model = new RunModel();
    private final DisplayedStep shown = new DisplayedStep(model);
    private final ActiveRun training;
    private final TrainingCommands commands;
    private final SavedRunOpener opener;
    private final ReadOnlyObjectWrapper<DesiredSettings> desired;
    private final Entries entries;
    private final Map<String, Settings> kept = new HashMap<>();
    private Consumer<RestingRun> onLeft = run -> {};
    private @Nullable Dataset data;
    private @Nullable Path resumed;

    /** Creates a session of {@code first}, which {@link #open} then begins. */
    public Session(Experiment first, DataSource source, Background background, Notices notices) {
        this.notices = notices;
        entries = new Entries(new Form(), notices);
        loading = new DataLoading(source, background, notices, this::showLoaded);
        autosavedRuns = new AutosavedRuns(background, notices);
        training = new ActiveRun(model, notices);
        commands = new TrainingCommands(training, model, entries);
        opener = new SavedRunOpener(source, loading, autosavedRuns, notices, this::goOn);
        this.desired =
                new ReadOnlyObjectWrapper<>(this, "draft", new DesiredSettings(first, first.defaults(), List.of()));
    }

    /** What is shown of the run. */
    public RunModel model() {
        return model;
    }

    /** Which moment of the run is shown. */
    public DisplayedStep shown() {
        return shown;
    }

    /** Returns the real samples that the form's settings ask for; null while they are read, or cannot be. */
    public @Nullable Dataset data() {
        return data;
    }

    /** What fills {@link #model}. */
    public RunFeed feed() {
        return training.feed();
    }

    /** What holds training back, if anything. */
    public SpeedLimit speedLimit() {
        return training.speedLimit();
    }

    /** What the form shows. */
    public ReadOnlyObjectProperty<DesiredSettings> desiredProperty() {
        return desired.getReadOnlyProperty();
    }

    /** What was entered and is not in force, by setting: it is still being read, or cannot be used. */
    public ObservableMap<Setting<?>, Entry> entries() {
        return entries.map();
    }

    /** What can be asked of the run. */
    public TrainingCommands commands() {
        return commands;
    }

    /** What opens saved runs. */
    public SavedRunOpener opener() {
        return opener;
    }

    /** Says who hears of a run that was left for another one, once that is saved. */
    public void setOnLeft(Consumer<RestingRun> action) {
        onLeft = action;
    }

    /** Returns the folder of the run, if it came from there. */
    public Optional<Path> resumedFolder() {
        return Optional.ofNullable(resumed);
    }

    /** What keeps its runs. */
    public AutosavedRuns autosavedRuns() {
        return autosavedRuns;
    }

    private void goOn(SavedOpening opened) {
        kept.put(desired.get().experiment().id(), desired.get().settings());
        entries.clear();
        notices.dismiss(); // it was of the run before
        leaveRun();
        autosavedRuns.goOn(opened);
        follow(opened.run(), opened.numbers());
        resumed = autosavedRuns.folder().orElse(null);
        opened.note().ifPresent(note -> notices.show(new Notice(Notice.Severity.PROBLEM, note, "")));
    }

    /** Begins with an experiment, as it was left or else as it was published; ends the run of the one before. */
    public void open(Experiment experiment) {
        kept.put(desired.get().experiment().id(), desired.get().settings());
        open(experiment, kept.getOrDefault(experiment.id(), experiment.defaults()));
    }

    /** Begins with an experiment that was a file; ends the run of the one before. */
    public void open(ExperimentFile file) {
        kept.put(desired.get().experiment().id(), desired.get().settings());
        open(file.experiment(), file.settings());
    }

    private void open(Experiment experiment, Settings settings) {
        leaveRun();
        data = null;
        entries.clear();
        desired.set(new DesiredSettings(experiment, settings, List.of()));
        loadFirst();
    }

    /** Reads the data of the form, and begins. */
    private void loadFirst() {
        model.showLoading();
        training.stopping().ifPresent(model::showLoading);
        load(
                desired.get().settings(),
                loaded -> {
                    data = loaded;
                    begin(desired.get().settings(), loaded);
                },
                this::showUnusableData);
    }

    private void showUnusableData(Throwable reason) {
        model.showFailure(reason);
        Settings settings = desired.get().settings();
        if (settings.has(Schema.DATA) && !settings.get(Schema.DATA).isEmpty()) {
            entries.refuse(Schema.DATA, settings.get(Schema.DATA), reason);
        }
    }

    /** Goes back to the first weights; a run that never came to life is tried again. */
    public void reset() {
        Run current = training.run();
        if (current == null) {
            open(desired.get().experiment());
        } else if (current.state() == RunState.FAILED && current.step() == 0 && data != null) {
            begin(current.settings(), data);
        } else {
            training.command(Run::reset);
        }
    }

    /** Begins a new run with other first weights, noise and data order. */
    public void newSeed() {
        Dataset samples = data;
        if (samples != null && commands.mayStart()) {
            begin(desired.get().settings().with(Schema.SEED, drawSeed()), samples);
        }
    }

    /** Returns a seed other than the present one. */
    public long drawSeed() {
        return desired.get().otherSeed();
    }

    /**
     * Takes a value as the user wrote it. What can act at once does; what needs a new run begins one if the present run
     * has not begun, and else waits. A value that cannot be used changes nothing and stands in {@link #entries}.
     */
    public void enter(Setting<?> setting, String text) {
        entries.enter(setting, text);
    }

    /** Takes back the published value of one setting. */
    public void restore(Setting<?> setting) {
        enter(setting, desired.get().experiment().defaults().text(setting));
    }

    /** Takes back all published values. */
    public void restoreAll() {
        entries.clear();
        Settings published = desired.get().experiment().defaults();
        Dataset samples = data;
        if (samples != null && !entries.needData(published)) {
            adopt(published, samples);
        } else {
            load(published, loaded -> adopt(published, loaded), notices::show);
        }
    }

    /** Begins the new run that changed settings wait for; it trains if the present one does. */
    public void beginWaiting() {
        beginWith(UnaryOperator.identity());
    }

    /**
     * Begins a new run with some settings; it trains if the present one does. What the user entered beside them goes into
     * it too.
     */
    public void beginWith(UnaryOperator<Settings> change) {
        Dataset samples = data;
        Run current = training.run();
        if (samples != null && current != null && commands.mayStart()) {
            boolean trains = current.state() == RunState.RUNNING;
            begin(change.apply(desired.get().settings()), samples);
            if (trains) {
                commands.start();
            }
        }
    }

    /** Takes back the changes that wait for a new run. */
    public void undoWaiting() {
        Run current = training.run();
        if (current != null) {
            data = current.data();
            // Live changes may still be on their way to the run, so only the waiting ones are taken from it.
            Settings settings = desired.get().settings();
            List<Setting<?>> undone = desired.get().waiting();
            entries.remove(undone);
            settings = DesiredSettings.taken(current.settings(), settings, undone::contains);
            desired.set(new DesiredSettings(current.experiment(), settings, List.of()));
            entries.judgeAgain(undone);
        }
    }

    /** Ends the run, which saves it. Returns what is complete when that is done. */
    public CompletableFuture<Void> close() {
        training.feed().forget();
        return stopTraining();
    }

    /** Does the same on any thread, for a process that is told to end. */
    public CompletableFuture<Void> stopTraining() {
        return training.close();
    }

    private void load(Settings settings, Consumer<Dataset> done, Consumer<Throwable> failed) {
        loading.load(desired.get().experiment(), settings, done, failed);
    }

    /** Says how far reading is: in place of the samples while there is no run, else as a notice. */
    private void showLoaded(String text) {
        if (training.run() == null) {
            model.showLoading(text);
        } else {
            notices.show(Notice.done(text));
        }
    }

    private void adopt(Settings next, Dataset samples) {
        Experiment experiment = desired.get().experiment();
        Run current = training.run();
        List<Setting<?>> waiting = current == null
                ? List.of()
                : next.differences(current.settings()).stream()
                        .filter(setting -> setting.effect() == Effect.NEW_RUN)
                        .toList();
        if (current == null || !waiting.isEmpty()) {
            // Made to refuse what contradicts the data; it costs next to nothing before its work begins.
            Run candidate = new Run(experiment, next, samples);
            if (current == null || isUntouched(current)) {
                begin(candidate);
                return;
            }
        }
        data = samples;
        current.change(DesiredSettings.taken(next, current.settings(), DesiredSettings::actsLive));
        desired.set(new DesiredSettings(experiment, next, waiting));
        training.commanded();
    }

    private void begin(Settings settings, Dataset samples) {
        try {
            begin(new Run(desired.get().experiment(), settings, samples));
        } catch (InvalidSettingException e) {
            if (training.run() == null) {
                model.showFailure(e);
            } else {
                notices.show(e);
            }
        }
    }

    private void begin(Run next) {
        endRun();
        autosavedRuns.begin(next);
        follow(next, List.of());
    }

    private void follow(Run next, List<NumbersFile.NumbersLine> before) {
        training.take(next);
        data = next.data();
        desired.set(new DesiredSettings(next.experiment(), next.settings(), List.of()));
        training.begin(next, before);
        commands.begun();
    }

    /** Ends the run for another one of the user's choice, and tells where it rests once it is saved. */
    private void leaveRun() {
        commands.forgetStart();
        Run old = training.run();
        Optional<Path> folder = autosavedRuns.folder();
        endRun();
        if (old != null && folder.isPresent() && old.step() > 0) {
            Background.whenOver(
                    training.ended(),
                    failure -> onLeft.accept(new RestingRun(folder.get(), old.experiment(), old.step())));
        }
    }

    private void endRun() {
        resumed = null;
        autosavedRuns.forget();
        training.end();
    }

    private static boolean isUntouched(Run run) {
        return run.step() == 0 && run.state() != RunState.RUNNING;
    }

    /** What entries come into force in. */
    private final class Form implements Entries.Form {
        @Override
        public DesiredSettings desired() {
            return desired.get();
        }

        @Override
        public @Nullable Dataset data() {
            return data;
        }

        @Override
        public void load(Settings settings, Consumer<Dataset> done, Consumer<Throwable> failed) {
            Session.this.load(settings, done, failed);
        }

        @Override
        public void adopt(Settings settings, Dataset samples) {
            Session.this.adopt(settings, samples);
        }

        @Override
        public void keep(Settings settings) {
            desired.set(new DesiredSettings(desired.get().experiment(), settings, List.of()));
        }

        @Override
        public void settled() {
            if (training.run() == null && model.stateProperty().get() == RunState.COMPILING) {
                loadFirst(); // it gave way to an entry that cannot be used
            }
            commands.entriesRead();
        }
    }
}
