// Shapes that every room of the front end meets: the model of a widget, and who hosts it.

/** What a model holds is either the thing itself (kernel) or the address of a file of this site (page). */
export type Source<T> = T | string;

/** What the kernel sends beside the state. */
export interface Message {
  have?: string;
}

/** Who listens to a model; only a message from the kernel brings something. */
export type Listener = (content: Message, buffers: DataView<ArrayBuffer>[]) => void;

/**
 * A widget's model, as anywidget gives it in a notebook and `island/model.js` in the page: values by name, and word when
 * one changes. `T` tells which names there are.
 */
export interface HostModel<T extends object = Record<string, unknown>> {
  get<K extends keyof T & string>(name: K): T[K];
  set<K extends keyof T & string>(name: K, value: T[K]): void;
  on(event: string, listener: Listener): void;
  off(event: string, listener?: Listener): void;
  save_changes(): void;
  send(content: object): void;
  widget_manager?: NotebookModel["widget_manager"];
}

/** A widget's model as far as its notebook goes. */
export interface NotebookModel {
  get(name: "_still"): string | undefined;
  on(event: string, listener: Listener): void;
  off(event: string, listener?: Listener): void;
  send(content: object): void;
  /** JupyterLab's, which knows its kernel. */
  widget_manager?: { kernel?: Kernel | null };
}

/** What JupyterLab tells of a kernel. */
export interface Kernel {
  statusChanged?: Signal<string>;
  disposed?: Signal<void>;
}

/** A signal of JupyterLab: slots get the sender and what is told. */
export interface Signal<T> {
  connect(slot: (sender: unknown, told: T) => void): void;
  disconnect(slot: (sender: unknown, told: T) => void): void;
}

/** A reference to a widget: its state with its name in the page, a name of the kernel's in a notebook. */
export type Reference = object | string;

/** A widget that the host has found: it can be shown. */
export interface Widget {
  render(place: { el: HTMLElement; signal?: AbortSignal }): Promise<void>;
}

/** Who hosts widgets: anywidget in a notebook, `island/host.js` in a page, of which the book's alone can be shared. */
export interface Host {
  getModel(reference: Reference): HostModel | Promise<HostModel>;
  getWidget(reference: Reference): Promise<Widget>;
  progress?(): Promise<import("../progress/progress.js").Progress>;
  share?(): Promise<typeof import("../share/share.js")>;
}

/** What a widget's module is given to show it. */
export interface Place<T extends object> {
  model: HostModel<T>;
  el: HTMLElement;
  host: Host;
}

/** What ends a widget that is shown. */
export type End = () => void;
