/** What is checked between the objects of an app. */
export type AppCheck = 'duplicates' | 'selectors' | 'host-ports' | 'budget';
